import { render } from 'preact';
import '../../assets/styles/tokens.css';
import '../../components/common/common.css';
import '../../components/common/highlight-colors.css';
import '../../components/library/library.css';
import '../../components/library/highlights/highlights.css';
import '../../components/library/highlights/editor.css';
import '../../components/library/highlights/dialogs.css';
import '../../components/library/own/own.css';
import { UI_LANGUAGE } from '../../components/common/language';
import { tendHighlights } from '../../components/library/highlights/tend-highlights';
import { Library } from '../../components/library/Library';

document.documentElement.lang = UI_LANGUAGE;
render(<Library />, document.getElementById('app')!);
tendHighlights();
