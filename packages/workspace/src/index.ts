// Text, meaning and picture kept in step.
export { parseCurl, type CurlError, type ReadCurl } from './import/curl.ts';
