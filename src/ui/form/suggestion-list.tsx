import { html } from '../html-template.ts';
import { type Suggestion, suggestionText } from './suggestion.ts';

/**
 * Values for a `TextField` with `list={id}`: the browser's own suggestions, without JavaScript, for hundreds of values.
 * Each reads "Label (key)"; `suggestionKey` gets the key back out of what was sent. One list serves several fields.
 */
export function SuggestionList({ id, options }: { id: string; options: readonly Suggestion[] }) {
  const markup = html`${options.map((option) => html`<option value="${suggestionText(option)}"></option>`)}`;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: escaped by the template; one string is far cheaper than 450 elements
  return <datalist id={id} dangerouslySetInnerHTML={{ __html: markup.text }} />;
}
