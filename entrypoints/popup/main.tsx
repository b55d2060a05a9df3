import { render } from 'preact';
import '../../assets/styles/tokens.css';
import '../../components/common/common.css';
import '../../components/common/controls.css';
import '../../components/common/where.css';
import '../../components/common/pens.css';
import '../../components/popup/popup.css';
import '../../components/popup/footer.css';
import '../../components/popup/highlights-panel.css';
import { UI_LANGUAGE } from '../../components/common/language';
import { followDisplay } from '../../components/common/follow-display';
import { Popup } from '../../components/popup/Popup';

document.documentElement.lang = UI_LANGUAGE;
await followDisplay();
render(<Popup />, document.getElementById('app')!);
// Asks the browser not to empty the store by itself; a no changes nothing.
void navigator.storage.persist().catch(() => false);
