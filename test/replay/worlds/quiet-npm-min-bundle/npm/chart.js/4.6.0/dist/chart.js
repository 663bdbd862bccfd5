export class Chart {}
export const version = "4.6.0";
