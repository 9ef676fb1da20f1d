import { describe, expect, test } from "vitest";
import { createViews } from "../../src/core/views.ts";

function hidden(text: string): readonly string[] {
  return createViews(text).hidden.map(({ start, end }) => text.slice(start, end));
}

describe("hidden HTML", () => {
  test.each([
    ["a <!-- note --> b", ["<!-- note -->"]],
    ["a <!-- never ends", ["<!-- never ends"]],
    ["<script>if (a < b) x()</script>c", ["if (a < b) x()"]],
    ["<STYLE>p{}</STYLE >c", ["p{}"]],
    ["<template><p>t</p></template>c", ["<p>t</p>"]],
    ["<noscript>n</noscript>c", ["n"]],
    ["<title>t</title>c", ["t"]],
    ['<meta name="description" content="m">c', ["m"]],
    ["<p hidden>h</p>c", ["h"]],
    ['<p style="display: none">h</p>c', ["h"]],
    ['<p style="DISPLAY:NONE !important;color:red">h</p>c', ["h"]],
    ["<p style='visibility:hidden'>h</p>c", ["h"]],
    ["<p style=opacity:0>h</p>c", ["h"]],
    ['<span style="font-size:0">h</span>c', ["h"]],
    ['<span style="font-size:1px">h</span>c', ["h"]],
    ['<span style="color:#ffffff">h</span>c', ["h"]],
    ['<span style="color:#123;background:#123">h</span>c', ["h"]],
    ['<font color="white">h</font>c', ["h"]],
    ['<div style="width:0;height:0;overflow:hidden">h</div>c', ["h"]],
    ['<div style="position:absolute;left:-9999px">h</div>c', ["h"]],
    ['<i aria-hidden="true">h</i>c', ["h"]],
    ['<img src=a.png alt="picture of it">', ["picture of it"]],
    ['<a title="t" data-note="d" aria-label=\'l\' href="u">x</a>', ["t", "d", "l"]],
    ["<div hidden>a<div>b</div>c</div>d", ["a<div>b</div>c"]],
    ["<p hidden>a<p>b", ["a"]],
    ["<div hidden>never ends", ["never ends"]],
  ])("in %j", (text, expected) => expect(hidden(text)).toEqual(expected));

  test.each([
    "<p>seen</p>",
    '<p style="color:#333;font-size:12px;opacity:0.9">seen</p>',
    '<p style="color:white;background:navy">seen</p>',
    '<p style="font-size:1em;left:-10px">seen</p>',
    '<p style="overflow:hidden;width:100px">seen</p>',
    '<i aria-hidden="false">seen</i>',
    "1 < 2 and a<b or <3",
    "<>< <div",
    "List<String> names = new ArrayList<>();",
  ])("is not %j", (text) => expect(hidden(text)).toEqual([]));
});

describe("hidden Markdown", () => {
  test.each([
    ["![alt text](u.png)", ["alt text"]],
    ['[text](u "a title")', ["a title"]],
    ["[//]: # (a comment)", ["(a comment)"]],
    ["text\n\n[comment]: <> (a comment)\nmore", ["(a comment)"]],
    ["---\ntitle: t\n---\ntext", ["title: t\n"]],
  ])("in %j", (text, expected) => expect(hidden(text)).toEqual(expected));

  test.each([
    "[text](address)",
    "[a]: https://example.com",
    "[^1]: a footnote",
    "text\n---\nmore\n---\n",
    "a](b",
    "---",
  ])("is not %j", (text) => expect(hidden(text)).toEqual([]));
});

test("spans are sorted and merged", () => {
  expect(createViews('<div hidden><!-- a --><img alt="b"></div> <!-- c -->').hidden).toEqual([
    { start: 12, end: 35 },
    { start: 42, end: 52 },
  ]);
});
