import { firstRows } from '../../components/library/highlights/first-rows';
import { render } from 'preact';
import '../../assets/styles/tokens.css';
import '../../components/common/common.css';
import '../../components/common/controls.css';
import '../../components/common/where.css';
import '../../components/common/pens.css';
import '../../components/common/writing.css';
import '../../components/library/library.css';
import '../../components/library/settings-menu.css';
import '../../components/library/entity-page.css';
import '../../components/library/tree.css';
import '../../components/library/cite/cite.css';
import '../../components/library/timeline/timeline.css';
import '../../components/library/highlights/highlights.css';
import '../../components/library/highlights/overview.css';
import '../../components/library/highlights/editor.css';
import '../../components/library/highlights/dialogs.css';
import '../../components/library/packs/packs.css';
import '../../components/library/own/own.css';
import '../../components/library/log/log.css';
import { UI_LANGUAGE } from '../../components/common/language';
import { followDisplay } from '../../components/common/follow-display';
import { tendHighlights } from '../../components/library/highlights/tend-highlights';
import { Library } from '../../components/library/Library';

/** So long (ms) the first drawing waits for them: drawn with the rows in it, all is laid out once instead of twice. */
const PATIENCE = 80;

document.documentElement.lang = UI_LANGUAGE;
await followDisplay();
await Promise.race([firstRows, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
render(<Library />, document.getElementById('app')!);
tendHighlights();
