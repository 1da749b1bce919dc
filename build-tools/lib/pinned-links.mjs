/** Where the sources are, as links begin. */
const HOME = 'https://github.com/cdk-aurora-topology/cdk-aurora-topology';

const TO_MAIN = new RegExp(`(${HOME.replaceAll('.', '\\.')}/(?:blob|tree))/main/`, 'g');

/** The version in package.json that is no release. */
const UNRELEASED = '0.0.0';

/** A text whose links lead to what was released, and not to what has become of it since. */
export function withPinnedLinks(text, version) {
  return version === UNRELEASED ? text : text.replace(TO_MAIN, `$1/v${version}/`);
}
