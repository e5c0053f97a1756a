// SPDX-License-Identifier: Apache-2.0
// The interface vehicle:planner/routing; a failed result is an exception, and u64 is a
// number (exact up to 2^53).

const distance = (start, end) => Math.abs(start.x - end.x) + Math.abs(start.y - end.y);

function firstDuplicate(waypoints) {
    const seen = new Set();
    for (const { name } of waypoints) {
        if (seen.has(name)) return name;
        seen.add(name);
    }
    return undefined;
}

function nearest(place, candidates) {
    return candidates.reduce((best, candidate) =>
        distance(place, candidate) < distance(place, best) ? candidate : best);
}

function plan(waypoints) {
    if (waypoints.length === 0) throw 'no waypoints';
    const duplicate = firstDuplicate(waypoints);
    if (duplicate !== undefined) throw `duplicate waypoint ${duplicate}`;

    let [place, ...remaining] = waypoints;
    const stops = [place.name];
    let length = 0;
    while (remaining.length > 0) {
        const next = nearest(place, remaining);
        length += distance(place, next);
        stops.push(next.name);
        remaining = remaining.filter((waypoint) => waypoint !== next);
        place = next;
    }
    return { stops, length };
}

export const routing = { distance, plan };
