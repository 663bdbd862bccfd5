import type { Modules, Table } from './api-table.ts';
import { csharp, golang, golangModules, rust } from './apis-compiled.ts';
import { javascript, javascriptModules } from './apis-javascript.ts';
import { dart, dartModules, elixir, erlang, java } from './apis-managed.ts';
import { python } from './apis-python.ts';
import { php, ruby, shell } from './apis-scripting.ts';
import type { Language } from './language.ts';

const tables: Readonly<Record<Language, Table>> = {
  batch: shell,
  csharp,
  dart,
  elixir,
  erlang,
  go: golang,
  java,
  javascript,
  php,
  powershell: shell,
  python,
  ruby,
  rust,
  shell,
};

/** What the names of a language's interfaces do. */
export function apisOf(language: Language): Table {
  return tables[language];
}

/** What the modules of a language do, where importing one is written as a text. */
export function modulesOf(language: Language): Modules {
  if (language === 'javascript') return javascriptModules;
  if (language === 'dart') return dartModules;
  return language === 'go' ? golangModules : new Map();
}
