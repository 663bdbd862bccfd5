export declare class IntercomClient { constructor(o: { token: string }) }
