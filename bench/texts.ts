import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Texts of one kind, all different: each is scanned once, so no cache or lazily built table can hide its cost. */
export interface TextKind {
  readonly name: string;
  readonly texts: readonly string[];
}

const modules = "node_modules/";

/**
 * Cuts texts out of what the lock file installs (READMEs, sources, manifests), so that every machine times the same
 * ones; Chinese prose is put together from a word list, and emoji are sprinkled over prose.
 *
 * @param count texts a kind
 */
export function freshTexts(count: number): readonly TextKind[] {
  const { prose, code, json } = sources();
  return [
    { name: "prompt, 500 characters", texts: cut(ascii(prose), 500, count) },
    { name: "prose, 2 KB", texts: cut(ascii(prose), 2000, count, 7) },
    { name: "code, 2 KB", texts: cut(ascii(code), 2000, count) },
    { name: "JSON, 2 KB", texts: cut(ascii(json), 2000, count) },
    { name: "Chinese, 2 KB", texts: chinese(2000, count) },
    {
      name: "emoji, 2 KB",
      texts: cut(ascii(prose), 1900, count, 13).map((text, index) => flat(sprinkle(text, index))),
    },
    { name: "mixed, 100 KB", texts: cut(prose + code + json, 100_000, Math.min(48, count)) },
    { name: "mixed, 1 MB", texts: cut(prose + json + code, 1_000_000, Math.min(16, count)) },
  ];
}

/**
 * Prose, code and JSON out of what the lock file installs, each cut to texts of every length.
 *
 * @param counts texts a kind by their length in characters
 */
export function plainTexts(counts: ReadonlyMap<number, number>): readonly TextKind[] {
  const { prose, code, json } = sources();
  return [...counts].flatMap(([length, count]) =>
    Object.entries({ prose, code, JSON: json }).map(([kind, all]) => ({
      name: `${kind}, ${length / 1000} KB`,
      texts: cut(ascii(all), length, count, length % 23),
    })),
  );
}

interface Sources {
  readonly prose: string;
  readonly code: string;
  readonly json: string;
}

function sources(): Sources {
  return {
    prose: collect(/\.md$/i, (text) => text.replace(/```[\s\S]*?```/g, "").replace(/[^\S\n]+/g, " ")),
    code: collect(/\.(?:m?js|ts)$/, (text) => text),
    json: collect(/\.json$/, (text) => text),
  };
}

function collect(name: RegExp, clean: (text: string) => string): string {
  const limit = 12_000_000;
  let all = "";
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      if (all.length > limit) return;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (name.test(entry.name) && !/\.min\.|\.map$|generated/.test(entry.name)) {
        all += clean(readFileSync(path, "utf8").slice(0, 60_000));
      }
    }
  };
  walk(modules);
  return all;
}

function ascii(text: string): string {
  return text.replace(/[^\n\x20-\x7e]/g, "");
}

function cut(text: string, length: number, count: number, offset = 0): string[] {
  const step = Math.max(1, Math.floor((text.length - length) / count));
  return Array.from({ length: count }, (_, index) => {
    const start = Math.min(index * step + offset, text.length - length);
    return flat(text.slice(start, start + length));
  });
}

/** A text with its own memory, like one that came over the network; a slice of another text is slower to read. */
export function flat(text: string): string {
  return Buffer.from(text, "utf8").toString("utf8");
}

const words =
  "我们 公司 会议 时间 报告 项目 用户 数据 系统 文档 问题 可以 需要 今天 明天 已经 如果 因为 所以 而且 帮助 提供 服务 功能 设计 测试 环境 版本 更新 团队 经理 客户 产品 市场 价格 学习 研究 城市 天气 旅行 电影 音乐 健康 食物 家庭 朋友 老师 学生 学校 历史 文化 技术 方法 结果 计划 支持 的 了 在 是 和".split(
    " ",
  );

function chinese(length: number, count: number): string[] {
  const random = seeded(20_261);
  return Array.from({ length: count }, () => {
    let text = "";
    while (text.length < length) {
      for (let word = 4 + random(9); word > 0; word--) text += words[random(words.length)];
      text += random(4) === 0 ? "。\n" : random(2) === 0 ? "，" : "。";
    }
    return flat(text.slice(0, length));
  });
}

const emoji = ["😀", "👩‍💻", "🇩🇪", "👍🏽", "1️⃣", "❤️", "🎉", "🏳️‍🌈", "✅", "🚀"];

function sprinkle(text: string, seed: number): string {
  const random = seeded(seed);
  return text.replace(/[.!?] /g, (end) => (random(2) === 0 ? `${end}${emoji[random(emoji.length)]} ` : end));
}

/** Small seeded generator (Park and Miller), so that two runs see the same texts. */
export function seeded(seed: number): (below: number) => number {
  let state = (seed % 2_147_483_646) + 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}
