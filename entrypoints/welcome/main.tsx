import { render } from 'preact';
import '../../assets/styles/tokens.css';
import '../../components/common/common.css';
import '../../components/welcome/welcome.css';
import { UI_LANGUAGE } from '../../components/common/language';
import { followDisplay } from '../../components/common/follow-display';
import { Welcome } from '../../components/welcome/Welcome';

document.documentElement.lang = UI_LANGUAGE;
await followDisplay();
render(<Welcome />, document.getElementById('app')!);
