//! The option that every command takes which analyses text.

use std::path::PathBuf;

use dateline::Error;
use dateline::text::Model;
use sha2::{Digest, Sha256};

/// Which language model to use.
#[derive(Debug, clap::Args)]
pub struct ModelArgs {
    /// Language model to use in place of the one inside the program (made by the trainer, see CONTRIBUTING.md).
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
}

impl ModelArgs {
    /// What tells the model from others: `embedded`, or the hash of its file.
    pub fn name(&self) -> Result<String, Error> {
        let Some(path) = &self.model else { return Ok("embedded".to_owned()) };
        let read = std::fs::read(path).map_err(|cause| Error::Read { input: path.display().to_string(), cause });
        Ok(Sha256::digest(read?).iter().take(16).map(|byte| format!("{byte:02x}")).collect())
    }

    /// The model, for as long as the program runs.
    pub fn load(&self) -> Result<&'static Model, Error> {
        match &self.model {
            Some(path) => Ok(Box::leak(Box::new(Model::open(path)?))),
            None => Model::embedded()
                .ok_or_else(|| Error::Model { problem: "the one inside the program is of another version".to_owned() }),
        }
    }
}
