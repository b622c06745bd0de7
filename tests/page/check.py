"""Opens pages of gapmodel-report in headless Chromium and measures what a reader would see.

usage: check.py [--axe AXE_MIN_JS] [--shots FOLDER] PAGE...

Fails on an error on the console, a request to the network, text that is cut or stands on other text at 360, 1024 and 1920
pixels, light and dark, contrast below 4.5, tables that do not sort, and violations that axe-core finds. Says that it is
skipped where there is no Chromium. Needs nothing but Python.
"""

import argparse
import base64
import json
import os
import pathlib
import select
import shutil
import subprocess
import sys
import tempfile

WIDTHS = (360, 1024, 1920)
PATIENCE = 60
HERE = pathlib.Path(__file__).parent
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--remote-debugging-pipe",
]


class Browser:
    """Chromium, spoken to through a pair of pipes."""

    def __init__(self, program: str, profile: str) -> None:
        to_browser, self.writes = os.pipe()
        self.reads, from_browser = os.pipe()

        def place() -> None:
            # The browser reads from 3 and writes to 4; neither may be overwritten before it is copied.
            reads, writes = os.dup(to_browser), os.dup(from_browser)
            os.dup2(reads, 3)
            os.dup2(writes, 4)

        self.process = subprocess.Popen(
            [program, *FLAGS, f"--user-data-dir={profile}", "about:blank"],
            preexec_fn=place, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)
        self.buffer = b""
        self.last = 0
        self.events: list[dict] = []
        self.session: str | None = None
        targets = self.call("Target.getTargets")["targetInfos"]
        target = next(target["targetId"] for target in targets if target["type"] == "page")
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]

    def message(self) -> dict:
        while b"\0" not in self.buffer:
            ready, _, _ = select.select([self.reads], [], [], PATIENCE)
            more = os.read(self.reads, 1 << 20) if ready else b""
            if not more:
                self.process.kill()
                sys.exit("error: the browser ended" if ready else f"error: no answer in {PATIENCE} seconds")
            self.buffer += more
        text, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(text)

    def call(self, method: str, **params: object) -> dict:
        self.last += 1
        sent = {"id": self.last, "method": method, "params": params}
        if self.session:
            sent["sessionId"] = self.session
        os.write(self.writes, json.dumps(sent).encode() + b"\0")
        while True:
            got = self.message()
            if got.get("id") == self.last:
                if "error" in got:
                    sys.exit(f"error: {method}: {got['error']['message']}")
                return got["result"]
            self.events.append(got)

    def wait(self, event: str) -> None:
        while not any(seen.get("method") == event for seen in self.events):
            self.events.append(self.message())

    def run(self, script: str) -> object:
        done = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in done:
            sys.exit(f"error: {done['exceptionDetails']}")
        return done["result"].get("value")

    def close(self) -> None:
        self.call("Browser.close")
        self.process.wait(20)


def complaints(browser: Browser, page: str) -> list[str]:
    """What the browser itself complained of since the page was opened."""
    found = []
    for event in browser.events:
        params = event.get("params", {})
        match event.get("method"):
            case "Log.entryAdded":
                found.append(f"console: {params['entry']['text']}")
            case "Runtime.exceptionThrown":
                found.append(f"exception: {params['exceptionDetails']}")
            case "Runtime.consoleAPICalled" if params["type"] in ("error", "warning", "assert"):
                found.append(f"console: {params['args']}")
            case "Network.requestWillBeSent":
                url = params["request"]["url"]
                if url != page and not url.startswith("data:"):
                    found.append(f"request: {url}")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description="checks pages in headless Chromium")
    parser.add_argument("--axe", type=pathlib.Path, help="axe.min.js; without it axe-core is skipped")
    parser.add_argument("--shots", type=pathlib.Path, help="where to put screenshots")
    parser.add_argument("pages", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        print("skipped: Chromium is not installed, pages were not opened")
        return 0
    if arguments.axe is None:
        print("skipped: axe-core is not there, pages were not checked with it")
    measure = (HERE / "measure.js").read_text()
    wrong = 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(program, profile)
        for domain in ("Page", "Runtime", "Log", "Network"):
            browser.call(f"{domain}.enable")
        for path in arguments.pages:
            url = path.resolve().as_uri()
            for scheme in ("light", "dark"):
                media = [{"name": "prefers-color-scheme", "value": scheme}]
                browser.call("Emulation.setEmulatedMedia", features=media)
                for width in WIDTHS:
                    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
                    browser.call("Emulation.setDeviceMetricsOverride", **size)
                    browser.events.clear()
                    browser.call("Page.navigate", url=url)
                    browser.wait("Page.loadEventFired")
                    if arguments.shots:
                        shot = browser.call("Page.captureScreenshot", captureBeyondViewport=True)["data"]
                        name = f"{path.stem}-{width}-{scheme}.png"
                        (arguments.shots / name).write_bytes(base64.b64decode(shot))
                    found = list(browser.run(measure))
                    if arguments.axe and width == 1024 and scheme == "light":
                        browser.run(arguments.axe.read_text() + ";0")
                        found += browser.run("""axe.run({resultTypes: ["violations"]}).then((r) => r.violations.map(
                            (v) => `axe ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160))}`))""")
                    found += complaints(browser, url)
                    for line in found[:12]:
                        print(f"{path.name} {width} {scheme}: {line}", flush=True)
                    if len(found) > 12:
                        print(f"{path.name} {width} {scheme}: and {len(found) - 12} more")
                    wrong += len(found)
        browser.close()
    print(f"{len(arguments.pages)} pages, {len(WIDTHS)} widths, light and dark: {wrong} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
