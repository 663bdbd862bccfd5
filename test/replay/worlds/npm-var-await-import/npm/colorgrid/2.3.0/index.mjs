const cells = (rows, columns) => Array.from({ length: rows }, () => new Array(columns).fill(null));

export function* walk(grid) {
  for (const [y, row] of grid.entries()) for (const [x, cell] of row.entries()) yield { x, y, cell };
}

export const paint = (rows, columns, colour) => {
  const grid = cells(rows, columns);
  for (const { x, y } of walk(grid)) grid[y][x] = colour;
  return grid;
};
