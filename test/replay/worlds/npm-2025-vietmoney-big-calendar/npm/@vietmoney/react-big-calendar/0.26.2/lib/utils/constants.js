"use strict";
exports.views = { MONTH: "month", WEEK: "week", WORK_WEEK: "work_week", DAY: "day", AGENDA: "agenda" };
exports.navigate = { PREVIOUS: "PREV", NEXT: "NEXT", TODAY: "TODAY", DATE: "DATE" };
