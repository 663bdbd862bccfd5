export declare class Queue {
    constructor(name: string, options?: object);
    add(job: unknown): number;
    next(): unknown;
}
