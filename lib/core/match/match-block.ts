/** (interface first; the matcher is being written) */
export interface MatchedBlock {
  placeholder: true;
}
