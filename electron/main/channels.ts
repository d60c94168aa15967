/** The only channel outside the contract: preload alone may send a path. */
export const ADOPT_FILE = 'preload.adopt-file';
