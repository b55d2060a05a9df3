import { render } from 'preact';
import '../../assets/styles/tokens.css';
import '../../components/common/common.css';
import '../../components/popup/popup.css';
import { UI_LANGUAGE } from '../../components/common/language';
import { Popup } from '../../components/popup/Popup';

document.documentElement.lang = UI_LANGUAGE;
render(<Popup />, document.getElementById('app')!);
