"""The only hand that writes under the output folder."""

from newsgen.output.folder import Made, Output, Put, open_output

__all__ = ["Made", "Output", "Put", "open_output"]
