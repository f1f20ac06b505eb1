// The script of pages in English.
import { startPage } from './start-page.tsx';
import { en as panel } from '../inspector/panel/words/en.ts';
import { en as notebook } from '../notebook/words/en.ts';

startPage({ notebook, panel });
