const NAME = 'cdk-aurora-topology/cdk-aurora-topology';

/** The sources, to read and as pictures are loaded: where links begin. */
const HOMES = [`github.com/${NAME}/blob`, `github.com/${NAME}/tree`, `raw.githubusercontent.com/${NAME}`];

const TO_MAIN = new RegExp(`(https://(?:${HOMES.join('|').replaceAll('.', '\\.')}))/main/`, 'g');

/** The version in package.json that is no release. */
const UNRELEASED = '0.0.0';

/** A text whose links lead to what was released, and not to what has become of it since. */
export function withPinnedLinks(text, version) {
  return version === UNRELEASED ? text : text.replace(TO_MAIN, `$1/v${version}/`);
}
