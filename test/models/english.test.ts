import { expect, test } from "vitest";
import { isEnglish } from "../../src/models/english.ts";

test.each([
  "Could you tell me when the next train to Leeds leaves?",
  "thx",
  "",
  "i dont know what to do with this 123 456",
  "The word Übung is what my German teacher would say.",
])("%j is read as English", (text) => {
  expect(isEnglish(text)).toBe(true);
});

test.each([
  "Wann fährt der nächste Zug nach Köln und was kostet er?",
  "¿Cuándo sale el próximo tren para Sevilla?",
  "请告诉我下一班火车什么时候开",
  "Скажите, пожалуйста, когда отправляется поезд",
  '{"id": 17, "name": "Leeds", "platform": "B", "delay": 4, "cancelled": false}',
])("%j is not", (text) => {
  expect(isEnglish(text)).toBe(false);
});

test("a long text is told by its beginning", () => {
  expect(
    isEnglish(`${"Wir fahren morgen wieder heim. ".repeat(200)}${"this is the end of it ".repeat(9000)}`),
  ).toBe(false);
});
