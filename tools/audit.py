"""Known vulnerabilities of the locked packages, and plainly which of them nobody could be asked about: `make audit`."""

import json
import subprocess
import sys

LOCK = "requirements.lock"


def main() -> int:
    """0 when every package was looked up and none is known to be vulnerable, 1 when one is, 2 when not all were."""
    options = ["--disable-pip", "--require-hashes", "--requirement", LOCK, "--format", "json"]
    done = subprocess.run(  # noqa: S603 - nothing of it comes from outside
        [sys.executable, "-m", "pip_audit", *options],
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        print(f"Nothing was audited: the index of known vulnerabilities cannot be reached ({reason}).")
        return 2
    for package in packages:
        for known in package.get("vulns", []):
            fixed = ", ".join(known["fix_versions"]) or "no version yet"
            print(f"{package['name']} {package['version']}: {known['id']}, mended in {fixed}")
    unknown = [package["name"] for package in packages if "skip_reason" in package]
    vulnerable = sum(bool(package.get("vulns")) for package in packages)
    print(f"{len(packages) - len(unknown)} of {len(packages)} packages looked up, {vulnerable} known to be vulnerable.")
    if unknown:
        print(f"Not audited, for the index that was reached does not know them: {', '.join(unknown)}.")
    return 1 if vulnerable else 2 if unknown else 0


if __name__ == "__main__":
    sys.exit(main())
