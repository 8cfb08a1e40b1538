// Everything here makes a page more comfortable; no page needs it.
import { initAll } from "../../govuk/govuk-frontend.min.js";
import { keepDrafts, forgetSentDrafts, forgetOnSignOut } from "./autosave.js";
import { sendOnce } from "./once.js";
import { warnBeforeTimeOut } from "./timeout.js";

// Our styles reveal what an answer asks further; the components' script would do it a second time.
document.querySelectorAll("[data-aria-controls]").forEach((box) => box.removeAttribute("data-aria-controls"));
initAll();
forgetSentDrafts();
forgetOnSignOut();
document.querySelectorAll("form[data-draft-url]").forEach(keepDrafts);
document.querySelectorAll("form[data-once]").forEach(sendOnce);
warnBeforeTimeOut();

// A filter is folded away on a phone and stands open where there is room for it.
const wide = window.matchMedia("(min-width: 60em)");
document.querySelectorAll("[data-open-when-wide]").forEach((fold) => { fold.open = wide.matches; });
