export { PlotLegend } from './PlotLegend';
export type { Ink, PlotLine, PlotMark, PlotRule, PlotTick } from './PlotTypes';
export { TimePlot, type TimePlotProps } from './TimePlot';
