"""Whether service is the same everywhere: in every site, in every channel, in every month."""

from gapmodel._core import consistency_channels as channels
from gapmodel._core import consistency_channels_wanted as channels_wanted
from gapmodel._core import consistency_over_time as over_time
from gapmodel._core import consistency_permutation as permutation
from gapmodel._core import consistency_sites as sites

__all__ = ["channels", "channels_wanted", "over_time", "permutation", "sites"]
