/** The only channel that is not a request of the contract: preload alone may send a path. */
export const ADOPT_FILE = 'preload.adopt-file';
