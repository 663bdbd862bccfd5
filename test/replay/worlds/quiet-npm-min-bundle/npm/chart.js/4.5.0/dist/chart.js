export class Chart {}
