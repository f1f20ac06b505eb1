// Monaco's general worker (links, differences, words), which takes over as soon as it is sent something.
import 'virtual:text-worker';
