/** Something that a resolver cannot give: `null` stands in its place, and an error names the place. */
export class Hole extends Error {
  readonly type: string;

  constructor(type: 'FORBIDDEN' | 'NOT_FOUND', message: string) {
    super(message);
    this.name = 'Hole';
    this.type = type;
  }
}
