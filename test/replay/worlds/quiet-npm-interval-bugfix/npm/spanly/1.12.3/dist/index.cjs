"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.humanize = exports.between = exports.add = exports.stringify = exports.parse = void 0;
/** Lengths of time in calendar units. */
const UNITS = ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds'];
const PATTERN = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

function parse(text) {
    const match = PATTERN.exec(text);
    if (!match || text === 'P' || text.endsWith('T')) throw new RangeError(`not a duration: ${text}`);
    const span = {};
    UNITS.forEach((unit, index) => {
        const value = match[index + 1];
        if (value !== undefined) span[unit] = Number(value);
    });
    return span;
}

function stringify(span) {
    const part = (unit, letter) => (span[unit] ? `${span[unit]}${letter}` : '');
    const date = part('years', 'Y') + part('months', 'M') + part('weeks', 'W') + part('days', 'D');
    const time = part('hours', 'H') + part('minutes', 'M') + part('seconds', 'S');
    return date || time ? `P${date}${time ? `T${time}` : ''}` : 'PT0S';
}

const daysIn = (year, month) => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();

function addMonths(date, count) {
    const total = date.getUTCFullYear() * 12 + date.getUTCMonth() + count;
    const year = Math.floor(total / 12);
    const month = total - year * 12;
    const day = Math.min(date.getUTCDate(), daysIn(year, month));
    const result = new Date(date);
    result.setUTCFullYear(year, month, day);
    return result;
}

function add(date, span) {
    const sign = span.negative ? -1 : 1;
    const result = addMonths(date, sign * ((span.years ?? 0) * 12 + (span.months ?? 0)));
    result.setUTCDate(result.getUTCDate() + sign * ((span.weeks ?? 0) * 7 + (span.days ?? 0)));
    const seconds = (span.hours ?? 0) * 3600 + (span.minutes ?? 0) * 60 + (span.seconds ?? 0);
    return new Date(result.getTime() + sign * seconds * 1000);
}

function between(from, to) {
    if (to < from) return { ...between(to, from), negative: true };
    let months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
    if (addMonths(from, months) > to) months -= 1;
    let rest = Math.floor((to.getTime() - addMonths(from, months).getTime()) / 1000);
    const span = { years: Math.floor(months / 12), months: months % 12 };
    for (const [unit, size] of [['days', 86400], ['hours', 3600], ['minutes', 60]]) {
        span[unit] = Math.floor(rest / size);
        rest -= span[unit] * size;
    }
    span.seconds = rest;
    return Object.fromEntries(Object.entries(span).filter(([, value]) => value !== 0));
}

function humanize(span, { locale = 'en', units = UNITS, style = 'long' } = {}) {
    const parts = units.filter((unit) => span[unit]).map((unit) => new Intl.NumberFormat(locale, { style: 'unit', unit: unit.slice(0, -1), unitDisplay: style }).format(span[unit]));
    return new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' }).format(parts);
}
exports.parse = parse;
exports.stringify = stringify;
exports.add = add;
exports.between = between;
exports.humanize = humanize;
