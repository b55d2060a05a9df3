import { render } from 'preact';
import '../../assets/styles/tokens.css';
import '../../components/common/common.css';
import '../../components/library/library.css';
import { UI_LANGUAGE } from '../../components/common/language';
import { Library } from '../../components/library/Library';

document.documentElement.lang = UI_LANGUAGE;
render(<Library />, document.getElementById('app')!);
