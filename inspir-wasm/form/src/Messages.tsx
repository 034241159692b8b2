// What the engine says about a place: short, with the call's own words behind a button.
import type { Finding } from './engine';
import { useForm, type Form } from './form';
import { messagesAt, toldAt, type Message } from './messages';

interface SaidProps {
  message: Message;
  /** What the message is about, if it does not stand beside it. */
  about?: string | undefined;
}

export function Said({ message: { tone, problem, remedy, quotes }, about }: SaidProps) {
  const { t } = useForm();
  return (
    <div className={`message ${tone}`}>
      <p>
        <strong>{t[tone]}</strong> {about && `${about}${t.colon}`}
        {problem} {remedy}
      </p>
      {quotes.length > 0 && (
        <details>
          <summary>{t.whatTheCallSays}</summary>
          {quotes.map((quote) => (
            <p key={quote}>{quote}</p>
          ))}
        </details>
      )}
    </div>
  );
}

interface MessagesProps {
  path: string;
  id?: string;
  of?: (finding: Finding) => boolean;
  /** Whether each message begins with what it is about. */
  titled?: boolean;
}

/** The messages about a place that stand in full here: a step shows each of them once. */
export function Messages({ path, id = path, of, titled = false }: MessagesProps) {
  const form = useForm();
  const messages = form.told(id) ? messagesAt(form, path, of).filter((message) => toldAt(form, path, message) === path) : [];
  return (
    <div id={`${id}-messages`}>
      {messages.map((message) => (
        <Said key={message.problem} message={message} about={titled ? message.title : undefined} />
      ))}
    </div>
  );
}

/** The ids of the messages about an input: its own, and those that stand in full at another input. */
export function describedBy(form: Form, path: string): string {
  const elsewhere = form.told(path) ? messagesAt(form, path).map((message) => toldAt(form, path, message)) : [];
  return [...new Set([path, ...elsewhere])].map((place) => `${place}-messages`).join(' ');
}

/** Whether something at a path is to be corrected, and the form says so. */
export const isWrong = (form: Form, path: string) =>
  form.told(path) && messagesAt(form, path).some(({ tone }) => tone === 'invalid' || tone === 'blocking');

export function Optional() {
  const { t } = useForm();
  return <span className="optional"> {t.optional}</span>;
}
