/** Puts a text on the clipboard. False where the browser refuses: then the text on the screen is marked by a click, and copied by hand. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
