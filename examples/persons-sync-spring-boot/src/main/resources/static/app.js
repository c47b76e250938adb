"use strict";

// Asks the server every second, and writes what it says into the page. Everything that comes from elsewhere is set as
// text, never as HTML.

const EVERY = 1000;
const PATIENCE = 5000;
const READING_TIME = 15000;

const table = document.getElementById("walks");
const form = document.getElementById("add");
const template = document.getElementById("walk");
const unreachable = document.getElementById("unreachable");
const message = document.getElementById("message");
const walks = new Map();
let seen = null;

async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(path, {cache: "no-store", signal: AbortSignal.timeout(PATIENCE), ...options});
  } catch {
    throw new Error("The server cannot be reached.");
  }
  if (!response.ok) {
    throw new Error(await problem(response));
  }
  return response.status === 200 ? response.json() : null;
}

/** What a problem detail says: by field, if it does. */
async function problem(response) {
  const detail = await response.json().catch(() => ({}));
  const fields = Object.entries(detail.errors ?? {}).map(([field, error]) => `${field}: ${error}`);
  const reasons = fields.length > 0 ? fields : [detail.detail ?? `The server answered ${response.status}.`];
  return [detail.title, ...reasons].filter(Boolean).join(" – ");
}

const plain = new Intl.NumberFormat("en");

function time(seconds) {
  if (seconds == null) {
    return "–";
  }
  const whole = Math.round(seconds);
  if (whole < 60) {
    return `${whole} s`;
  }
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes} min ${whole % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function nextPoll(walk) {
  if (walk.nextPollIn != null) {
    return `in ${time(walk.nextPollIn)}`;
  }
  return walk.state === "WALKING" ? "now" : "–";
}

function addWalk(user) {
  const body = template.content.cloneNode(true).firstElementChild;
  body.dataset.user = user;
  for (const button of body.querySelectorAll("button")) {
    button.addEventListener("click", () => act(user, button));
  }
  table.append(body);
  walks.set(user, body);
  form.elements.userId.add(new Option(user));
  return body;
}

function show(walk, rows, refused) {
  const body = walks.get(walk.userId) ?? addWalk(walk.userId);
  const write = (field, text) => {
    body.querySelector(`[data-field=${field}]`).textContent = text;
  };
  write("user", walk.userId);
  write("state", walk.state.toLowerCase());
  write("pages", plain.format(walk.pages));
  write("records", plain.format(walk.records));
  write("rate", `${plain.format(Math.round(walk.recordsPerSecond))}/s`);
  write("cursorAge", time(walk.cursorAge));
  write("nextPoll", nextPoll(walk));
  write("rows", plain.format(rows ?? 0));
  write("refused", plain.format(refused ?? 0));
  write("error", walk.lastError ?? "");
  body.querySelector(".error").hidden = walk.lastError == null;
  body.querySelector(".badge").dataset.state = walk.state;
  body.classList.remove("stale");

  const [start, pause] = body.querySelectorAll("button");
  const paused = walk.state === "PAUSED";
  label(start, "start", "Start", walk.userId);
  label(pause, paused ? "resume" : "pause", paused ? "Resume" : "Pause", walk.userId);
}

function label(button, action, text, user) {
  button.dataset.action = action;
  button.textContent = text;
  button.setAttribute("aria-label", `${text} the walk of ${user}`);
}

let hiding;

function say(text, bad = false) {
  message.textContent = text;
  message.classList.toggle("bad", bad);
  message.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => {
    message.hidden = true;
  }, READING_TIME);
}

async function act(user, button) {
  const done = {
    start: "The walk of {} begins.",
    pause: "The walk of {} is paused.",
    resume: "The walk of {} goes on.",
  };
  const action = button.dataset.action;
  button.disabled = true;
  try {
    await ask(`api/walks/${encodeURIComponent(user)}/${action}`, {method: "POST"});
    say(done[action].replace("{}", user));
  } catch (error) {
    say(error.message, true);
  }
  await refresh();
  button.disabled = false;
}

form.addEventListener("submit", async event => {
  event.preventDefault();
  const {userId, ...fields} = Object.fromEntries(new FormData(form));
  const person = Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== ""));
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    const added = await ask(`api/persons?userId=${encodeURIComponent(userId)}`, {
      method: "POST",
      headers: {"Content-Type": "application/json"},
      body: JSON.stringify(person),
    });
    say(`${added.name} was added for ${userId}, with id ${added.id}.`);
    form.reset();
    form.elements.userId.value = userId;
  } catch (error) {
    say(error.message, true);
  }
  button.disabled = false;
});

async function refresh() {
  try {
    const [now, rows, refused] = await Promise.all(
      ["api/walks", "api/persons/count", "api/refused/count"].map(path => ask(path)));
    walks.forEach(body => body.classList.add("stale"));
    now.forEach(walk => show(walk, rows[walk.userId], refused[walk.userId]));
    document.getElementById("none").hidden = walks.size > 0;
    unreachable.hidden = true;
    seen = new Date();
  } catch (error) {
    walks.forEach(body => body.classList.add("stale"));
    const since = seen == null ? "" : ` What you see is of ${seen.toLocaleTimeString()}.`;
    const text = `${error.message}${since} Trying again every second.`;
    if (unreachable.textContent !== text) {
      unreachable.textContent = text;
    }
    unreachable.hidden = false;
  }
}

async function keepFresh() {
  await refresh();
  setTimeout(keepFresh, EVERY);
}

keepFresh();
