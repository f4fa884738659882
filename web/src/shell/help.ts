import { ref } from 'vue'

export const helpOpen = ref(false)
export const showHelp = (): void => { helpOpen.value = true }
