export { default as AnalyticsChart } from './AnalyticsChart';
export { default as LineChart } from './LineChart';
