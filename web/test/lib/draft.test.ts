import { beforeEach, expect, test } from 'vitest'
import { useDraft } from '@/lib/draft'

beforeEach(() => localStorage.clear())

test('typed text is there again after a crash, until it was saved', () => {
  useDraft('call.1', { complaint: '' }).value.value.complaint = '胸痛'
  const again = useDraft('call.1', { complaint: '' })
  expect(again.value.value.complaint).toBe('胸痛')
  again.clear()
  expect(useDraft('call.1', { complaint: '' }).value.value.complaint).toBe('')
})

test('one call never shows the draft of another', () => {
  useDraft('call.1', { complaint: '' }).value.value.complaint = '胸痛'
  expect(useDraft('call.2', { complaint: '' }).value.value.complaint).toBe('')
})
