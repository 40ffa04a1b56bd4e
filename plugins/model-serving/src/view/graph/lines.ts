import type { Axes, Place } from './Axes';

/** Between the lines that lead back. */
export const LANE = 22;

/** How far lines that lead back go beyond the ends of their nodes. */
export const BACK_REACH = 14;

/** Lines that lead back leave and enter a node this far from its middle, where others do. */
const ASIDE = 12;
const LABEL_MARGIN = 14;
const BACK_LABEL_WIDTH = 150;

interface Line {
  path: string;
  label: { x: number; y: number; maxWidth: number };
}

export interface ForwardLine {
  /** the nodes' places, and between them those to pass */
  places: readonly Place[];
  /** which of its ends it shares with other lines */
  shares: 'start' | 'end' | 'neither';
}

/** A line from the end of the first place, past those between, to the start of the last. */
export function drawLine({ places, shares }: ForwardLine, axes: Axes): Line {
  const [first, second] = places as [Place, Place, ...Place[]];
  const start = afterNode(first, axes);
  const parts = [move(start, axes)];
  let at = start;
  for (const [index, place] of places.slice(1).entries()) {
    parts.push(curveTo(at, place, axes));
    at = place;
    if (index < places.length - 2) {
      at = afterNode(place, axes);
      parts.push(straight(at, axes));
    }
  }
  return {
    path: parts.join(' '),
    label: labelOn({ start, end: second, shares }, axes),
  };
}

export interface BackLine {
  from: Place;
  to: Place;
  /** beside all nodes, across the flow */
  lane: number;
}

/** A line that leads back beside all nodes, from the end of one to the start of another. */
export function drawBackLine({ from, to, lane }: BackLine, axes: Axes): Line {
  const start = afterNode(from, axes);
  const after = start.along + BACK_REACH;
  const before = to.along - BACK_REACH;
  const corners = [
    { along: after, across: from.across + ASIDE },
    { along: after, across: lane },
    { along: before, across: lane },
    { along: before, across: to.across + ASIDE },
  ];
  const path = [
    move({ ...start, across: from.across + ASIDE }, axes),
    ...corners.map(corner => straight(corner, axes)),
    straight({ ...to, across: to.across + ASIDE }, axes),
  ].join(' ');
  const middle = axes.point({ along: (after + before) / 2, across: lane });
  return { path, label: { ...middle, maxWidth: BACK_LABEL_WIDTH } };
}

interface LabelledCurve {
  start: Place;
  end: Place;
  shares: ForwardLine['shares'];
}

const LABEL_AT = { start: 0.72, end: 0.28, neither: 0.5 };

/**
 * Half way to the right. Down, labels of neighbours would cover each other there: each is near the
 * end that its line does not share.
 */
function labelOn(curve: LabelledCurve, axes: Axes): Line['label'] {
  const { start, end, shares } = curve;
  const isDown = axes.direction === 'down';
  const room = isDown ? axes.nodeAcross : end.along - start.along;
  const at = isDown ? LABEL_AT[shares] : LABEL_AT.neither;
  return {
    ...axes.point(onCurve(start, end, at)),
    maxWidth: room - LABEL_MARGIN,
  };
}

/** A point of the line that `curveTo` draws, from 0 at its start to 1 at its end. */
function onCurve(start: Place, end: Place, at: number): Place {
  const left = 1 - at;
  const later = at ** 3;
  const across = 3 * left * at ** 2 + later;
  const along = 1.5 * left * at + later;
  return {
    along: start.along + along * (end.along - start.along),
    across: start.across + across * (end.across - start.across),
  };
}

function afterNode({ along, across }: Place, { nodeAlong }: Axes): Place {
  return { along: along + nodeAlong, across };
}

function move(place: Place, axes: Axes): string {
  return `M${text(place, axes)}`;
}

function straight(place: Place, axes: Axes): string {
  return `L${text(place, axes)}`;
}

/** Leaves and arrives along the flow. */
function curveTo(from: Place, to: Place, axes: Axes): string {
  const middle = (from.along + to.along) / 2;
  const controls = [
    { along: middle, across: from.across },
    { along: middle, across: to.across },
    to,
  ];
  return `C${controls.map(place => text(place, axes)).join(' ')}`;
}

function text(place: Place, axes: Axes): string {
  const { x, y } = axes.point(place);
  return `${round(x)},${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
