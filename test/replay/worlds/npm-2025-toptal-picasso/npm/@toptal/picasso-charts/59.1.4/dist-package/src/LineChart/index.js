import React from 'react';

export default function LineChart({ data, height = 200 }) {
  return React.createElement('svg', { height }, data.map((point) => React.createElement('circle', { cx: point.x, cy: point.y })));
}
