/*
 * Small words of the room dialect. The protocol sections named here are those of docs/protocol.md.
 */

/** An acknowledgement in each of its forms (section 2.3): its result, and an id if there is one. */
export function readAck(first, second) {
  if (first === "success") {
    return { result: 0 };
  }
  if (first !== null && typeof first === "object") {
    return { result: Number.isInteger(first.result) ? first.result : -1, id: first.id };
  }
  const body = second !== null && typeof second === "object" ? second : {};
  return { result: Number.isInteger(body.result) && body.result !== 0 ? body.result : -1 };
}

/** What the server learns of this browser (section 2.2). */
export function hostDetails() {
  const agent = navigator.userAgent;
  const known = [
    ["edge", /Edg\/([\d.]+)/u],
    ["chrome-stable", /Chrom(?:e|ium)\/([\d.]+)/u],
    ["firefox", /Firefox\/([\d.]+)/u],
    ["safari", /Version\/([\d.]+).*Safari/u],
  ];
  const found = known.find(([, pattern]) => pattern.test(agent));
  return {
    hostType: found ? found[0] : "other",
    hostVersion: found ? found[1].exec(agent)[1] : "0",
    hostDeviceType: /Mobi/u.test(agent) ? "mobile" : "desktop",
    userAgent: agent,
    version: "anteroom-guest-page",
    advancedOptions: {},
  };
}
