/** The note's frame inside a web page: a page of the extension, so the web page can't read it or hear what is typed. */
import { render } from 'preact';
import { browser } from 'wxt/browser';
import '../../assets/styles/tokens.css';
import '../../components/common/common.css';
import '../../components/common/pens.css';
import '../../components/common/writing.css';
import '../../components/note/note.css';
import { UI_LANGUAGE } from '../../components/common/language';
import { connectToPage } from '../../components/note/connect';
import { NotePopover } from '../../components/note/NotePopover';
import { NOTE_PORT } from '../../lib/messaging/note-port';

document.documentElement.lang = UI_LANGUAGE;
browser.runtime.connect({ name: NOTE_PORT });
connectToPage((connection) => {
  render(<NotePopover {...connection} />, document.getElementById('app')!);
});
