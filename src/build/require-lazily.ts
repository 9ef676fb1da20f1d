const lazyFile = /\bimport\(\s*((["'`])\.\/[^"'`]+\.cjs\2)\s*\)/g;

/**
 * Code of CommonJS whose parts that are loaded later are required: `import()` fails where scripts run in contexts of their own,
 * as the tests of Jest do; https://nodejs.org/api/vm.html#support-of-dynamic-import-in-compilation-apis
 */
export function requireLazily(code: string): string {
  return code.replace(lazyFile, "Promise.resolve().then(()=>require($1))");
}
