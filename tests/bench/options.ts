import { parseArgs } from 'node:util';

export const SUITES = ['pages', 'scale', 'instances', 'soak'] as const;

export type Suite = (typeof SUITES)[number];

/** What `npm run bench` was asked for. */
export interface BenchOptions {
  readonly suites: readonly Suite[];
  readonly municipalities: number;
  /** Cooperations begun per year, and years of them. */
  readonly cooperations: number;
  readonly years: number;
  readonly rotations: number;
  /** Length of one stretch of load. */
  readonly seconds: number;
  readonly connections: readonly number[];
  /** Requests before anything counts: the first ones teach the compiler, and a fresh server has days before it. */
  readonly warmUp: number;
  readonly soakRequests: number;
  readonly json: string | undefined;
}

export const USAGE = `npm run bench -- [Optionen]
  --suite NAME         ${SUITES.join(' | ')} | all (Vorgabe: pages; mehrere durch Komma)
  --municipalities N   Kommunen im Verzeichnis, 421 bis 14000 (Vorgabe: 421)
  --cooperations N     begonnene Kooperationen je Jahr (Vorgabe: 300)
  --years N            Jahre Vergangenheit (Vorgabe: 3)
  --rotations N        Durchgänge, deren Median zählt (Vorgabe: 3)
  --seconds N          Dauer eines Messabschnitts (Vorgabe: 4)
  --connections LISTE  gleichzeitige Verbindungen (Vorgabe: 1,10,50)
  --soak N             Abrufe des Dauerlaufs (Vorgabe: 100000)
  --json DATEI         schreibt alle Zahlen in eine Datei
  --quick              kurzer Lauf zum Ausprobieren; die Zahlen taugen nicht zum Vergleich
`;

/** An option that cannot be used; the message is a German sentence. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}

function wholeNumber(name: string, text: string, lowest: number, highest: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= lowest && value <= highest) return value;
  throw new OptionError(`--${name} muss eine ganze Zahl von ${lowest} bis ${highest} sein.`);
}

function connectionsOf(text: string): number[] {
  return text.split(',').map((part) => wholeNumber('connections', part, 1, 500));
}

function suitesOf(text: string): Suite[] {
  if (text === 'all') return [...SUITES];
  return text.split(',').map((name) => {
    const suite = SUITES.find((known) => known === name.trim());
    if (!suite) throw new OptionError(`--suite kennt "${name}" nicht.`);
    return suite;
  });
}

/**
 * Reads the command line.
 * @throws OptionError
 */
export function readOptions(given: readonly string[]): BenchOptions | 'help' {
  const text = (fallback: string) => ({ type: 'string', default: fallback }) as const;
  const { values } = parseArgs({
    args: [...given],
    options: {
      suite: text('pages'),
      municipalities: text('421'),
      cooperations: text('300'),
      years: text('3'),
      rotations: text(''),
      seconds: text(''),
      connections: text(''),
      soak: text(''),
      json: { type: 'string' },
      quick: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const { quick } = values;
  return {
    suites: suitesOf(values.suite),
    municipalities: wholeNumber('municipalities', values.municipalities, 421, 14_000),
    cooperations: wholeNumber('cooperations', values.cooperations, 20, 5_000),
    years: wholeNumber('years', values.years, 1, 100),
    rotations: wholeNumber('rotations', values.rotations || (quick ? '1' : '3'), 1, 20),
    seconds: wholeNumber('seconds', values.seconds || (quick ? '1' : '4'), 1, 120),
    connections: values.connections === '' ? (quick ? [10] : [1, 10, 50]) : connectionsOf(values.connections),
    warmUp: quick ? 200 : 2_000,
    soakRequests: wholeNumber('soak', values.soak || (quick ? '3000' : '100000'), 100, 10_000_000),
    json: values.json,
  };
}
