"""What an editor should look at: findings, which stop no build, in the words of problems."""

from newsgen.review.review import Review, Wish, review

__all__ = ["Review", "Wish", "review"]
