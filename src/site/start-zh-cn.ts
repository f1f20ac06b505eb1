// The script of pages in Chinese.
import { startPage } from './start-page.tsx';
import { zhCn as panel } from '../inspector/panel/words/zh-cn.ts';
import { zhCn as notebook } from '../notebook/words/zh-cn.ts';

startPage({ notebook, panel });
