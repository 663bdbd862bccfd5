export class ResolverFactory {}
