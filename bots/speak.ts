/** From the machine's texts to the neutral messages that channels render. */
import { LANGUAGES } from '../domain/vocabulary.ts';
import type { Language } from '../domain/vocabulary.ts';
import type { Answer, Question } from '../machines/conversation/question.ts';
import type { Say } from '../machines/conversation/setup.ts';
import { renderText } from '../machines/texts/render.ts';
import type { Wording } from '../machines/texts/render.ts';
import type { ServiceContext } from '../services/context.ts';
import { readOffice } from '../services/office.ts';
import { currentOverrides } from '../services/texts.ts';
import type { Choice, OutboundBody } from './channel.ts';

export type Speaker = (language: Language) => Wording;

/** The office's words and time zone, read once for a turn. */
export async function speakerOf(ctx: ServiceContext): Promise<Speaker> {
  const [{ office }, overrides] = await Promise.all([readOffice(ctx), currentOverrides(ctx)]);
  return (language) => ({ language, timeZone: office.timeZone, overrides });
}

export function sayAs(say: Say, wording: Wording): OutboundBody {
  switch (say.kind) {
    case 'text': {
      const body = { kind: 'text' as const, text: renderText(say.text, wording) };
      return say.answers === undefined || say.answers.length === 0
        ? { ...body, choices: [] }
        : { ...body, choices: choicesOf(say.answers, wording), aside: true };
    }
    case 'code':
      return say;
    case 'link':
      return { kind: 'link', text: renderText(say.text, wording), label: renderText(say.label, wording), url: say.url };
  }
}

/** `briefly`: right after the office told something. */
export function askAs(question: Question, wording: Wording, briefly: boolean): OutboundBody {
  const choices = choicesOf(question.answers, wording);
  const body = {
    kind: 'text' as const,
    text: renderText((briefly ? question.brief : undefined) ?? question.text, wording),
    choices:
      question.ownNumbers === true ? choices.map((choice) => ({ ...choice, unnumbered: true as const })) : choices,
  };
  return question.progress === undefined ? body : { ...body, progress: question.progress };
}

/** The labels of a question's answers in both languages, shown or not: people answer in either. */
export function labelsOf(question: Question, speaker: Speaker): Record<Language, string>[] {
  return [...question.answers, ...(question.beyond ?? [])].map((answer) => {
    const [id, en] = LANGUAGES.map((language) => renderText(answer.label, speaker(language)));
    return { id: id ?? '', en: en ?? '' };
  });
}

function choicesOf(answers: Answer[], wording: Wording): Choice[] {
  return answers.map(({ id, label, unnumbered }) => {
    const choice = { id, label: renderText(label, wording) };
    return unnumbered === true ? { ...choice, unnumbered } : choice;
  });
}
