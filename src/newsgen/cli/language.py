"""In which language newsgen speaks to the person at the terminal: --lang, else the system's."""

import copy
import inspect
from collections.abc import Iterator, Mapping, Sequence

import click
from click import core, decorators, exceptions, formatting, parser, types

from newsgen.i18n.program import LANGUAGES, Speaker, preferred, speaker
from newsgen.said import say

OPTION = "--lang"
LITERAL = "\b\n"  # click's mark before a paragraph that is not to be wrapped
# What click itself may say to somebody who uses newsgen, and the form for many.
CLICK = (
    ("Usage:", ""),
    ("Options", ""),
    ("Commands", ""),
    ("default: {default}", ""),
    ("Show this message and exit.", ""),
    ("Try '{command} {option}' for help.", ""),
    ("Error: {message}", ""),
    ("Missing command.", ""),
    ("Missing argument", ""),
    ("No such command {name!r}.", ""),
    ("No such option {name!r}.", ""),
    ("Option {name!r} does not take a value.", ""),
    ("Invalid value: {message}", ""),
    ("Invalid value for {param_hint}: {message}", ""),
    ("{value!r} is not a valid {number_type}.", ""),
    ("{value} is not in the range {range}.", ""),
    ("{name} {filename!r} does not exist.", ""),
    ("path", ""),
    ("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    ("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
)


def speaker_for(words: Sequence[str], environment: Mapping[str, str]) -> Speaker:
    """Who is to speak, for a command line and an environment.

    Known before click has read the words, which it may have to complain of.
    """
    asked = ""
    before = iter(words)
    for word in before:
        if word == OPTION:
            asked = next(before, "")
        elif word.startswith(f"{OPTION}="):
            asked = word.partition("=")[2]
        elif not word.startswith("-"):
            break  # the command: what follows is its own
    return speaker(asked if asked in LANGUAGES else preferred(environment))


def teach_click(told: Speaker) -> None:
    """Let click's own words, its complaints and headings, be told by this speaker.

    click asks gettext, which would look for compiled catalogues in the system's folders; so the
    names it asks by are given another meaning, in this process alone.
    """
    for module in (core, decorators, exceptions, formatting, parser, types):
        for name, function in (("_", told.gettext), ("ngettext", told.ngettext)):
            if hasattr(module, name):
                setattr(module, name, function)


def spoken(command: click.Command, told: Speaker) -> click.Command:
    """The command with its help in the speaker's language."""
    if told.language == Speaker().language:
        return command
    made = copy.copy(command)
    vars(made)["_help_option"] = None  # click keeps one that it has made, in whatever language
    made.help = "\n\n".join(
        f"{LITERAL * literal}{told.gettext(text)}" for text, literal in paragraphs(command.help)
    )
    made.epilog = told.gettext(command.epilog or "")
    made.options_metavar = told.gettext(command.options_metavar or "")
    if isinstance(made, click.Group):
        made.subcommand_metavar = told.gettext(made.subcommand_metavar)
    made.params = [_param(one, told) for one in command.params]
    return made


def paragraphs(text: str | None) -> Sequence[tuple[str, bool]]:
    """The paragraphs of a command's help, each with whether its lines are to stay as they are."""
    found = inspect.cleandoc(text or "").split("\n\n")
    return [
        (one.removeprefix(LITERAL), True)
        if one.startswith(LITERAL)
        else (" ".join(one.split()), False)
        for one in found
    ]


def texts_of(group: click.Group, ctx: click.Context) -> Iterator[tuple[str, str, str]]:
    """Every text of the commands' help and of click itself: where it is read, it, its plural."""
    found = ((name, group.get_command(ctx, name)) for name in group.list_commands(ctx))
    commands = {"newsgen": group} | {f"newsgen {name}": one for name, one in found if one}
    yield "newsgen", group.subcommand_metavar, ""
    for name, command in commands.items():
        yield from ((name, text, "") for text, _ in paragraphs(command.help))
        words = [command.epilog, command.options_metavar]
        for param in command.params:
            words += [param.metavar, getattr(param, "help", "")]
        yield from ((name, word, "") for word in words if word)
    yield from (("click", *texts) for texts in CLICK)


def explained(error: click.ClickException, told: Speaker) -> click.ClickException:
    """The same, but of --lang behind a command it says where it belongs."""
    if isinstance(error, click.NoSuchOption) and error.option_name == OPTION:
        text = say("{option} stands before the command: newsgen {option} kk build", option=OPTION)
        return click.UsageError(told.tell(text), error.ctx)
    return error


def _param(param: click.Parameter, told: Speaker) -> click.Parameter:
    made = copy.copy(param)
    made.metavar = told.gettext(param.metavar) if param.metavar else None
    if isinstance(made, click.Option) and made.help:
        made.help = told.gettext(made.help)
    return made
