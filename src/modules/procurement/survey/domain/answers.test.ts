import { describe, expect, it } from 'vitest';
import { type Answer, decideAnswers, emptyAnswer, sameAnswers } from './answers.ts';
import { baselineOf, baselineTotal, demandOf } from './demand.ts';
import { exampleItem } from './example-items.ts';
import { itemProblem, movedItem, variantsOf } from './items.ts';

const item = exampleItem({ mandatory: true, asksPrice: true });
const answer = (change: Partial<Answer> = {}): Answer => ({ ...emptyAnswer(item.id), quantity: 3, ...change });

describe('answers to a survey', () => {
  it('a draft may have gaps, what is sent may not', () => {
    expect(decideAnswers([item], [], false)).toMatchObject({ ok: true });
    expect(decideAnswers([item], [], true)).toEqual({ ok: false, reason: 'answers_incomplete' });
    expect(decideAnswers([item], [answer({ quantity: 0 })], true)).toMatchObject({ ok: true });
  });

  it('keeps only what the question asks for', () => {
    const given = answer({ variant: 'XL', textValue: 'x', neededOn: '2027-01-01', currentPriceCents: 5 });
    const plain = exampleItem({ id: item.id });
    expect(decideAnswers([plain], [given], true)).toEqual({ ok: true, answers: [answer()] });
  });

  it.each([
    [{ variants: ['rot', 'blau'] }, { variant: 'grün' }, 'variant_unknown'],
    [{ variants: ['rot', 'blau'] }, {}, 'variant_missing'],
    [{ kind: 'choice', variants: ['ja', 'nein'] } as const, {}, 'answers_incomplete'],
  ])('refuses %j answered with %j: %s', (change, given, reason) => {
    expect(decideAnswers([{ ...item, ...change }], [answer(given)], true)).toEqual({ ok: false, reason });
  });

  it('answers to questions that are not asked, or twice, mean another questionnaire', () => {
    const stranger = answer({ itemId: '00000000-0000-4000-8000-0000000000f2' });
    expect(decideAnswers([item], [stranger], false)).toEqual({ ok: false, reason: 'items_changed' });
    expect(decideAnswers([item], [answer(), answer()], false)).toEqual({ ok: false, reason: 'items_changed' });
  });

  it('the same answers in another order are the same', () => {
    const other = answer({ itemId: 'b', quantity: 1 });
    expect(sameAnswers([answer(), other], [other, answer()])).toBe(true);
    expect(sameAnswers([answer()], [answer({ currentPriceCents: 0 })])).toBe(false);
  });
});

describe('what a confirmation freezes', () => {
  it('every question in its order, answered or not', () => {
    const second = exampleItem({ id: 'b', position: 2, kind: 'text', title: 'Anmerkung' });
    const demand = demandOf([second, item], [answer()], 'nur mit Option');
    expect(demand.lines.map(({ position, quantity }) => [position, quantity])).toEqual([
      [1, 3],
      [2, null],
    ]);
    expect(demand.condition).toBe('nur mit Option');
  });

  it('the baseline is quantity times price, exactly, and nothing where one of them is missing', () => {
    const priced = demandOf([item], [answer({ quantity: 9_999_999, currentPriceCents: 9_999_999_999 })], '');
    expect(baselineTotal(baselineOf(priced))).toBe(9_999_999n * 9_999_999_999n);
    expect(baselineOf(demandOf([item], [answer()], ''))).toEqual([]);
    expect(baselineOf(demandOf([item], [answer({ quantity: 0, currentPriceCents: 1 })], ''))).toEqual([]);
  });
});

describe('questions', () => {
  it('a choice offers two answers, a price belongs to a quantity', () => {
    expect(itemProblem({ kind: 'choice', variants: ['ja'], asksPrice: false })).toBe('choices_missing');
    expect(itemProblem({ kind: 'text', variants: [], asksPrice: true })).toBe('price_without_quantity');
    expect(itemProblem(item)).toBeNull();
  });

  it('variants are lines, without blanks and repetitions', () => {
    expect(variantsOf(' 14  Zoll\n\n16 Zoll\n14 Zoll ')).toEqual(['14 Zoll', '16 Zoll']);
  });

  it('moves one place and never beyond the ends', () => {
    expect(movedItem(['a', 'b', 'c'], 'b', 'up')).toEqual(['b', 'a', 'c']);
    expect(movedItem(['a', 'b', 'c'], 'c', 'down')).toEqual(['a', 'b', 'c']);
    expect(movedItem(['a', 'b', 'c'], 'a', 'up')).toEqual(['a', 'b', 'c']);
    expect(movedItem(['a'], 'x', 'up')).toEqual(['a']);
  });
});
