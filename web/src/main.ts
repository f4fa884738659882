import 'element-plus/theme-chalk/base.css'
import 'element-plus/theme-chalk/el-overlay.css'
import 'element-plus/theme-chalk/el-dialog.css'
import 'element-plus/theme-chalk/el-drawer.css'
import 'element-plus/theme-chalk/dark/css-vars.css'
import './styles.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { i18n } from './i18n'
import { router } from './router'
import { installShortcuts } from './shell/shortcuts'
import { unlockSound } from './shell/sound'
import { useNotices } from './stores/notices'

const app = createApp(App)
app.use(createPinia()).use(i18n).use(router)
app.config.errorHandler = (error) => useNotices().fail(error)
installShortcuts()
unlockSound()
app.mount('#app')
