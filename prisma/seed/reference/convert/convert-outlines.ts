/**
 * Turns the outlines of Kreise and kreisfreie Städte (GeoJSON, WGS84) into the small map the portal draws:
 *
 *   node prisma/seed/reference/convert/convert-outlines.ts <kreise.geojson>
 *
 * Needs Node >= 24 (type stripping). Neighbours keep one common border: outlines are cut into arcs where borders
 * meet, and each arc is simplified once, whoever it belongs to.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Position = readonly [longitude: number, latitude: number];
type Point = readonly [x: number, y: number];

interface Feature {
  properties: { key: string };
  geometry: { type: 'Polygon'; coordinates: Position[][] } | { type: 'MultiPolygon'; coordinates: Position[][][] };
}

const TARGET = join(import.meta.dirname, '../../../../src/modules/bodies/components/district-outlines.json');

/** Width of the drawing in its own units; with whole numbers as coordinates, one unit is about 290 m. */
const WIDTH = 600;
/** Largest distance, in units, by which simplifying may move a border. */
const TOLERANCE = 0.9;
/** Rings smaller than this many square units are specks (exclaves of a few houses) nobody could see or click. */
const SMALLEST_RING = 6;

function polygonsOf(feature: Feature): Position[][][] {
  return feature.geometry.type === 'Polygon' ? [feature.geometry.coordinates] : feature.geometry.coordinates;
}

/**
 * Equirectangular projection around Hessen's middle latitude: over 250 km its distortion stays below the width of a
 * line, and it needs one cosine.
 */
function projection(features: Feature[]): { project: (position: Position) => Point; height: number } {
  const all = features.flatMap((feature) => polygonsOf(feature).flat(2));
  const longitudes = all.map(([longitude]) => longitude);
  const latitudes = all.map(([, latitude]) => latitude);
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = WIDTH / ((east - west) * squeeze);
  return {
    project: ([longitude, latitude]) => [(longitude - west) * squeeze * scale, (north - latitude) * scale],
    height: Math.ceil((north - south) * scale),
  };
}

const nameOf = (position: Position): string => position.join(' ');

/** Positions where more or fewer than two borders meet; there and only there an arc begins or ends. */
function junctionsOf(rings: Position[][]): Set<string> {
  const neighbours = new Map<string, Set<string>>();
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [a, b] = [nameOf(ring[i] as Position), nameOf(ring[i + 1] as Position)];
      neighbours.set(a, (neighbours.get(a) ?? new Set()).add(b));
      neighbours.set(b, (neighbours.get(b) ?? new Set()).add(a));
    }
  }
  return new Set([...neighbours].filter(([, others]) => others.size !== 2).map(([name]) => name));
}

/** Cuts a closed ring at its junctions; a ring without any is one arc from its westernmost position round. */
function arcsOf(ring: Position[], junctions: Set<string>): Position[][] {
  const open = ring.slice(0, -1);
  let start = open.findIndex((position) => junctions.has(nameOf(position)));
  if (start === -1) start = open.reduce((best, [x], i) => (x < (open[best]?.[0] ?? x) ? i : best), 0);
  const turned = [...open.slice(start), ...open.slice(0, start + 1)];
  const arcs: Position[][] = [];
  let arc: Position[] = [];
  for (const [i, position] of turned.entries()) {
    arc.push(position);
    if (i > 0 && (junctions.has(nameOf(position)) || i === turned.length - 1)) {
      arcs.push(arc);
      arc = [position];
    }
  }
  return arcs;
}

function distanceToSegment([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

/** Douglas-Peucker: keeps the farthest point while it lies beyond the tolerance. */
function simplify(points: Point[]): Point[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 3) return points;
  let [farthest, distance] = [0, -1];
  for (let i = 1; i < points.length - 1; i++) {
    const d = distanceToSegment(points[i] as Point, first, last);
    if (d > distance) [farthest, distance] = [i, d];
  }
  if (distance <= TOLERANCE) return [first, last];
  return [...simplify(points.slice(0, farthest + 1)).slice(0, -1), ...simplify(points.slice(farthest))];
}

/** Simplifies an arc the same way in whichever direction a neighbour walks it. */
function simplifyArc(arc: Position[], project: (position: Position) => Point): Point[] {
  const [first, last] = [arc[0] as Position, arc.at(-1) as Position];
  const closed = nameOf(first) === nameOf(last);
  const backwards = !closed && nameOf(first) > nameOf(last);
  const points = (backwards ? [...arc].reverse() : arc).map(project);
  const simple = closed
    ? [...simplify(points.slice(0, points.length >> 1)), ...simplify(points.slice(points.length >> 1))]
    : simplify(points);
  return backwards ? simple.reverse() : simple;
}

function areaOf(points: Point[]): number {
  return Math.abs(
    points.reduce((sum, [x, y], i) => {
      const [nx, ny] = points[(i + 1) % points.length] as Point;
      return sum + (x * ny - nx * y) / 2;
    }, 0),
  );
}

/** SVG path of a ring: absolute start, then whole-number steps. */
function pathOf(points: Point[]): string {
  const rounded = points.map(([x, y]): Point => [Math.round(x), Math.round(y)]);
  const [startX, startY] = rounded[0] as Point;
  let [x, y] = [startX, startY];
  let path = `M${x} ${y}l`;
  for (const [nextX, nextY] of rounded.slice(1)) {
    const [dx, dy] = [nextX - x, nextY - y];
    if (dx === 0 && dy === 0) continue;
    path += `${path.endsWith('l') || dx < 0 ? '' : ' '}${dx}${dy < 0 ? '' : ' '}${dy}`;
    [x, y] = [nextX, nextY];
  }
  return `${path}z`;
}

const source = process.argv[2];
if (!source) throw new Error('Name the GeoJSON file with the outlines.');
const { features } = JSON.parse(readFileSync(source, 'utf8')) as { features: Feature[] };
const { project, height } = projection(features);
const junctions = junctionsOf(features.flatMap((feature) => polygonsOf(feature).flat()));
const outlines = features
  .map((feature) => ({
    key: feature.properties.key,
    path: polygonsOf(feature)
      .flat()
      .map((ring) => arcsOf(ring, junctions).flatMap((arc) => simplifyArc(arc, project).slice(0, -1)))
      .filter((points) => areaOf(points) >= SMALLEST_RING)
      .map(pathOf)
      .join(''),
  }))
  .sort((a, b) => (a.key < b.key ? -1 : 1));
const lines = outlines.map((outline) => `    ${JSON.stringify(outline)}`).join(',\n');
writeFileSync(TARGET, `{\n  "width": ${WIDTH},\n  "height": ${height},\n  "outlines": [\n${lines}\n  ]\n}\n`, 'utf8');
